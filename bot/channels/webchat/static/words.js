// The page's own words in every language, as the server put them into the page.

const STORED = JSON.parse(document.getElementById("webchat-config").textContent);

export const config = STORED;

let language = STORED.language;

/** Text for `key` in the language of the page, `{name}` replaced by `values.name`. */
export function words(key, values = {}) {
  const text = STORED.words[language][key];
  if (text === undefined) throw new Error(`no text ${key} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function currentLanguage() {
  return language;
}

/** Change the language of everything that is marked with data-word or data-word-<attribute>. */
export function speak(next) {
  language = next;
  document.documentElement.lang = STORED.tags[next];
  document.title = words("title");
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = words(node.dataset.word);
  }
  for (const attribute of ["aria-label", "placeholder", "title"]) {
    for (const node of document.querySelectorAll(`[data-word-${attribute}]`)) {
      node.setAttribute(attribute, words(node.getAttribute(`data-word-${attribute}`)));
    }
  }
}
