// Texts on the screen whose contrast with their ground is under 4.5 (WCAG 2.2, 1.4.3 AA).
() => {
  const channel = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => text.match(/[\d.]+/g).map(Number);
  const parent = (node) => node.parentElement ?? node.getRootNode().host;
  const ground = (node) => {
    for (; node; node = parent(node)) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const roots = [document, document.querySelector("deep-chat").shadowRoot];
  const texts = roots
    .flatMap((root) => [...root.querySelectorAll("*")])
    .filter(
      (node) =>
        node.checkVisibility() &&
        [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) &&
        !["STYLE", "SCRIPT", "TITLE", "NOSCRIPT"].includes(node.tagName) &&
        !node.closest(".unseen, .quiet, #input"),
    );
  return texts
    .map((node) => {
      const text = luminance(parse(getComputedStyle(node).color));
      const behind = luminance(ground(node));
      const ratio = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
      return { text: node.textContent.trim().slice(0, 30), ratio };
    })
    .filter(({ ratio }) => ratio < 4.5);
};
