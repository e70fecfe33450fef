// The list of messages: deep-chat draws it, this module feeds it and adds what it lacks.
//
// deep-chat reads a `text` as Markdown with links of any scheme. A customer's words are shown as they
// were written, so every message is built from text nodes here and handed over as their markup.

// a message's height, or that of the bubble of somebody who types, with some air
const NEAR_END_PIXELS = 160;
const ROLES = { customer: "user", bot: "ai", staff: "staff", system: "system" };

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * The log.
 *
 * Args: `host`, the element to fill; `css`, style of the messages; `words`, a function from a key to
 * the text in the language of the page; `onChoice`, called with ({token} or {text}, label);
 * `onBlank`, called whenever the log is there and empty, at first and after deep-chat drew itself anew.
 */
export class LogView {
  #chat;
  #words;
  #typing = false;
  #isScrolling = false;
  #loading = {};

  constructor({ host, css, words, onChoice, onBlank }) {
    this.#words = words;
    const chat = document.createElement("deep-chat");
    // without a font of its own deep-chat asks a font host for one
    chat.style.fontFamily = "inherit";
    Object.assign(chat.style, { width: "100%", height: "100%", display: "block" });
    chat.style.border = "0px solid transparent";
    chat.style.backgroundColor = "transparent";
    chat.style.fontSize = "1rem";
    chat.auxiliaryStyle = css;
    chat.inputAreaStyle = { display: "none" };
    chat.displayLoadingBubble = this.#loading;
    this.#loading.toggle = () => {};
    chat.connect = { websocket: true, handler: (_, signals) => signals.onOpen() };
    this.#chat = chat;
    host.append(chat);
    chat.shadowRoot.addEventListener("click", (event) => {
      const button = event.target.closest("button.choice");
      if (!button || button.disabled) return;
      const { token, say } = button.dataset;
      onChoice(token === undefined ? { text: say } : { token }, button.textContent);
    });
    // deep-chat draws itself at a time of its own choosing, and may do so again
    const container = chat.shadowRoot.getElementById("container");
    new MutationObserver(() => {
      if (!this.#log) return;
      this.#typing = false;
      this.#describe();
      onBlank();
    }).observe(container, { childList: true });
  }

  /** Whether there is something to draw on. */
  get isDrawn() {
    return this.#log !== null;
  }

  get #log() {
    return this.#chat.shadowRoot.getElementById("messages");
  }

  /** Whether changes are read out; off while old messages are filled in. */
  set announcing(on) {
    if (this.isDrawn) this.#log.setAttribute("aria-live", on ? "polite" : "off");
  }

  /** Put the words of the page's language on the log. */
  translate() {
    if (!this.isDrawn) return;
    this.#describe();
  }

  /** Draw everything anew: the introduction, then the items. */
  render(intro, items) {
    this.setTyping(false);
    this.#chat.clearMessages();
    this.#add(intro);
    for (const item of items) this.#add(item);
    this.scrollToEnd();
  }

  /** Draw one more item at the end. */
  append(item) {
    if (!this.isDrawn) return;
    const follows = item.from === "customer" || this.#isScrolling || this.#isNearEnd;
    this.#add(item);
    if (follows) this.scrollToEnd();
  }

  /** Show what has become of a message of the customer's. */
  updateState(item, reason) {
    if (!this.isDrawn) return;
    const bubble = this.#find(item.key);
    if (!bubble) return;
    bubble.dataset.state = item.state;
    bubble.querySelector(".state").textContent = this.#stateWords(item, reason);
  }

  /** Leave only the buttons of these messages usable. */
  openChoices(keys) {
    for (const group of this.#log.querySelectorAll(".choices")) {
      const open = keys.has(group.closest(".entry").dataset.key);
      group.hidden = !open;
      for (const button of group.querySelectorAll("button")) button.disabled = !open;
    }
  }

  /** Whether the keyboard is on one of the log's buttons. */
  get holdsFocus() {
    return this.#chat.shadowRoot.activeElement?.classList.contains("choice") ?? false;
  }

  focus() {
    this.#log.focus();
  }

  setTyping(on) {
    if (!this.isDrawn || on === this.#typing) return;
    this.#typing = on;
    if (on) this.#loading.toggle({ role: "ai" });
    else this.#loading.toggle();
  }

  scrollToEnd() {
    this.#isScrolling = true;
    // after deep-chat's own scrolling, which waits for a turn of the event loop
    setTimeout(() =>
      requestAnimationFrame(() => {
        this.#isScrolling = false;
        this.#chat.scrollToBottom();
      }),
    );
  }

  /** Whether the end is in sight, or only as far off as what shows that somebody types. */
  get #isNearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS;
  }

  #describe() {
    const log = this.#log;
    log.setAttribute("role", "log");
    log.setAttribute("aria-label", this.#words("log_label"));
    log.tabIndex = 0;
    if (!log.hasAttribute("aria-live")) log.setAttribute("aria-live", "off");
  }

  #add(item) {
    this.#chat.addMessage({ role: ROLES[item.from] ?? "system", html: this.#entry(item).outerHTML });
  }

  #entry(item) {
    const entry = element("div", "entry");
    entry.dataset.key = item.key;
    entry.dataset.state = item.state;
    // a screen reader changes its voice by this; the conversation may mix languages
    entry.lang = /\p{Script=Han}/u.test(item.text) ? "zh" : "en";
    const role = this.#words(`from_${item.from}`);
    const who = item.from === "staff" && item.name ? `${item.name} · ${role}` : role;
    entry.append(element("span", item.from === "staff" ? "who" : "who quiet", who));
    if (item.from === "customer" && item.files !== 0) {
      const count = item.files;
      entry.append(element("div", "sent-files", count ? this.#words("files_sent", { count }) : this.#words("files_label")));
    }
    entry.append(element("div", "text", item.text));
    if (item.from === "customer") entry.append(element("span", "state", this.#stateWords(item)));
    if (item.links?.length) entry.append(this.#links(item.links));
    if (item.buttons.length) entry.append(this.#choices(item.buttons));
    return entry;
  }

  #links(links) {
    const group = element("div", "links");
    for (const { label, url } of links) {
      // only the gateway's own links come here; anything but https would be a fault of its
      if (!/^https:\/\//.test(url)) continue;
      const link = element("a", "link-button", label);
      link.href = url;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      group.append(link);
    }
    return group;
  }

  #choices(buttons) {
    const group = element("div", "choices");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.#words("choices_label"));
    for (const { label, token, text } of buttons) {
      const button = element("button", "choice", label);
      button.type = "button";
      if (token === undefined) button.dataset.say = text;
      else button.dataset.token = token;
      group.append(button);
    }
    return group;
  }

  #stateWords(item, reason) {
    if (item.state === "sending") return this.#words("sending");
    if (item.state === "failed") return reason || this.#words("not_sent");
    return "";
  }

  #find(key) {
    return this.#log.querySelector(`.entry[data-key="${CSS.escape(key)}"]`);
  }
}
