// Where the customer writes: a form with a text area, a counter near the limit, and Enter to send.

const COUNT_FROM = 0.9;

/**
 * The form.
 *
 * Args: `form`, the element; `words`, a function from a key (and values) to a text; `limit`,
 * longest text in characters; `attachments`, the files beside the field; `onSend`, called with the text
 * and the ids of the files.
 */
export class Composer {
  #form;
  #field;
  #counter;
  #words;
  #onSend;
  #limit;
  #attachments;
  #waiting = false;
  // a phone's Enter key makes a new line, as people expect there
  #entersToSend = matchMedia("(hover: hover) and (pointer: fine)").matches;

  constructor({ form, words, limit, attachments, onSend }) {
    this.#form = form;
    this.#field = form.querySelector("textarea");
    this.#counter = form.querySelector("#counter");
    this.#words = words;
    this.#limit = limit;
    this.#onSend = onSend;
    this.#attachments = attachments;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("keydown", (event) => {
      const plainEnter = event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.altKey;
      // Enter that chooses a candidate of an input method is no wish to send
      if (!plainEnter || event.isComposing || event.keyCode === 229 || !this.#entersToSend) return;
      event.preventDefault();
      this.#submit();
    });
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Whether focusing the field opens no keyboard over half of the screen. */
  get focusIsFree() {
    return this.#entersToSend;
  }

  /** Put a text back that could not be sent, in front of what is being written. */
  giveBack(text) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#changed();
  }

  translate() {
    this.#changed();
    this.#attachments.translate();
  }

  /** Send what waited for its files. */
  filesAreReady() {
    if (this.#waiting) this.#submit();
  }

  #submit() {
    const text = this.#field.value.trim();
    if ((!text && !this.#attachments.count) || this.#over()) {
      this.#waiting = false;
      this.#changed();
      this.focus();
      return;
    }
    this.#waiting = !this.#attachments.isReady;
    if (this.#waiting) return;
    this.#field.value = "";
    this.#changed();
    this.#onSend(text, this.#attachments.takeAll());
    if (this.focusIsFree) this.focus();
  }

  #length() {
    return [...this.#field.value.trim()].length;
  }

  #over() {
    return this.#length() > this.#limit;
  }

  #changed() {
    const length = this.#length();
    const over = length > this.#limit;
    this.#field.toggleAttribute("aria-invalid", over);
    if (over) this.#field.setAttribute("aria-invalid", "true");
    this.#form.dataset.over = String(over);
    const values = { count: length.toLocaleString(), limit: this.#limit.toLocaleString() };
    const near = length >= this.#limit * COUNT_FROM;
    this.#counter.textContent = near ? this.#words(over ? "too_long" : "counter", values) : "";
    this.#grow();
  }

  #grow() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }
}
