// What is on the screen, in order and once: the gateway's messages by `seq`, then what waits.

/**
 * The messages of a conversation as this tab knows them.
 *
 * An item is {key, seq, clientId, from, text, files, buttons, links, at, state}; `files` is how many files it
 * brought, null when that is not known; `state` is `sending`, `sent` or
 * `failed`, `seq` is null while the gateway has not accepted it.
 */
export class Timeline {
  #items = [];
  #seqs = new Set();
  #erasedUpTo = 0;

  get items() {
    return this.#items;
  }

  /**
   * Highest `seq` below which nothing is missing.
   *
   * An own message may be accepted before an earlier reply has arrived; to report its number as seen
   * would lose that reply at the next reconnect.
   */
  get shownUpTo() {
    if (!this.#seqs.size) return this.#erasedUpTo;
    let last = Math.max(this.#erasedUpTo, this.#items.find((item) => item.seq !== null)?.seq ?? 0);
    while (this.#seqs.has(last + 1)) last += 1;
    return last;
  }

  /**
   * Take in a message of the gateway.
   *
   * Returns {item, place}: `known` when it is on the screen already, `end` when it stands last,
   * `between` when something else stands behind it.
   */
  receive(message) {
    const own = message.client_id && this.#byClientId(message.client_id);
    if (own) {
      this.confirm(message);
      return { item: own, place: "known" };
    }
    if (this.#seqs.has(message.seq)) return { item: null, place: "known" };
    this.#seqs.add(message.seq);
    const item = {
      key: `m${message.seq}`,
      seq: message.seq,
      clientId: message.client_id ?? null,
      from: message.from,
      name: message.name ?? null,
      text: message.text ?? "",
      files: message.kind === "file" ? null : 0,
      buttons: message.buttons ?? [],
      links: message.links ?? [],
      at: message.at ?? null,
      state: "sent",
    };
    const next = this.#items.findIndex((other) => other.seq === null || other.seq > item.seq);
    if (next === -1) {
      this.#items.push(item);
      return { item, place: "end" };
    }
    this.#items.splice(next, 0, item);
    return { item, place: "between" };
  }

  /** Add what the customer has just said. */
  say(clientId, text, files = 0) {
    const item = {
      key: `c${clientId}`,
      seq: null,
      clientId,
      from: "customer",
      text,
      files,
      buttons: [],
      links: [],
      at: new Date().toISOString(),
      state: "sending",
    };
    this.#items.push(item);
    return item;
  }

  /**
   * Note that the gateway has a message of ours.
   *
   * Returns the item and whether it had to move to its place.
   */
  confirm({ client_id: clientId, seq }) {
    const item = this.#byClientId(clientId);
    if (!item || item.seq !== null) return { item: item ?? null, moved: false };
    const before = this.#items.indexOf(item);
    item.seq = seq ?? null;
    item.state = "sent";
    if (item.seq === null) return { item, moved: false };
    this.#seqs.add(item.seq);
    this.#items.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
    return { item, moved: this.#items.indexOf(item) !== before };
  }

  /** Note that the gateway refused a message of ours for good. */
  fail(clientId) {
    const item = this.#byClientId(clientId);
    if (item && item.seq === null) item.state = "failed";
    return item ?? null;
  }

  /** Forget everything up to `seq`, which the customer had erased. */
  erase(seq) {
    this.#erasedUpTo = Math.max(this.#erasedUpTo, seq);
    this.#items = this.#items.filter((item) => item.seq === null || item.seq > seq);
  }

  clear() {
    this.#items = [];
    this.#seqs.clear();
    this.#erasedUpTo = 0;
  }

  /** Keys of the messages whose buttons may be used: buttons belong to the latest turn. */
  get openChoices() {
    const answered = this.#items.findLastIndex((item) => item.from === "customer" && item.state !== "failed");
    return new Set(
      this.#items.filter((item, index) => index > answered && item.buttons.length).map((item) => item.key),
    );
  }

  #byClientId(clientId) {
    return this.#items.find((item) => item.clientId === clientId);
  }
}
