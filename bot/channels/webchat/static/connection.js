// The conversation with the gateway (docs/webchat-protocol.md), without a word about how it looks.
//
// What was sent stays in `#unaccepted` until the gateway says that it is in the database; after every
// connection it is sent again under the same client_id, which the gateway takes for the same message.

const EXPIRED = 4401;
const REFUSED = 4403;
const STOPPED = new Set(["expired", "refused", "cookieless"]);
const PING_MS = 25_000;
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 400;
const LONGEST_RETRY_MS = 8_000;
const ACK_MS = 150;

/** Milliseconds to wait before attempt number `attempt` (from 1): doubling, with full jitter. */
export function retryDelay(attempt, random = Math.random) {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

function newClientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A connection that mends itself.
 *
 * Events: `state` {state: connecting|online|offline|expired|refused|cookieless}; and the gateway's own events
 * under their names (`welcome`, `message`, `accepted`, `typing`, `idle`, `erased`, `error`) with the
 * frame as `detail`.
 */
export class ChatConnection extends EventTarget {
  #socketUrl;
  #sessionUrl;
  #locale;
  #socket = null;
  #state = "";
  #welcomed = false;
  #everWelcomed = false;
  #lastSeq = 0;
  #unaccepted = new Map();
  #attempt = 0;
  #retryTimer = 0;
  #heartbeat = 0;
  #heardAt = 0;
  #ackTimer = 0;

  constructor({ socketUrl, sessionUrl, locale }) {
    super();
    this.#socketUrl = socketUrl;
    this.#sessionUrl = sessionUrl;
    this.#locale = locale;
    addEventListener("online", () => this.#hurry());
    addEventListener("offline", () => this.#drop());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#hurry();
    });
  }

  get state() {
    return this.#state;
  }

  /** Connect, unless connected or stopped by an expired session. */
  start() {
    this.#open();
  }

  /** Language for the gateway's own sentences. */
  set locale(value) {
    this.#locale = value;
    if (this.#welcomed) this.#greet();
  }

  /** Whether anything would be lost if the page were closed now. */
  get hasUnaccepted() {
    return this.#unaccepted.size > 0;
  }

  /** Send a text; kept until it is accepted. Returns its client_id. */
  sendText(text) {
    return this.#enqueue({ type: "text", client_id: newClientId(), text });
  }

  /** Send uploaded files with a caption, which may be empty; kept until it is accepted. Returns its client_id. */
  sendFiles(files, caption) {
    return this.#enqueue({ type: "file", client_id: newClientId(), files, caption: caption || null });
  }

  /** Choose a button by its token; kept until it is accepted. Returns its client_id. */
  choose(token) {
    return this.#enqueue({ type: "choose", client_id: newClientId(), token });
  }

  /** Say that everything up to `seq` is on the screen; several calls become one frame. */
  shown(seq) {
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    this.#ackTimer ||= setTimeout(() => {
      this.#ackTimer = 0;
      this.#transmit({ type: "ack", seq: this.#lastSeq });
    }, ACK_MS);
  }

  /**
   * Begin again with an empty screen in a new session.
   *
   * Returns the texts that the old session had not accepted.
   */
  async startNewSession() {
    const response = await fetch(this.#sessionUrl, { method: "POST", credentials: "same-origin" });
    if (!response.ok) throw new Error(`session: ${response.status}`);
    const unsent = [...this.#unaccepted.values()].flatMap((frame) => frame.text ?? frame.caption ?? []);
    this.#unaccepted.clear();
    this.#lastSeq = 0;
    this.#attempt = 0;
    this.#setState("connecting");
    this.#open();
    return unsent;
  }

  #enqueue(frame) {
    this.#unaccepted.set(frame.client_id, frame);
    if (this.#welcomed) this.#transmit(frame);
    // somebody is waiting: worth an attempt before its time
    else this.#open();
    return frame.client_id;
  }

  #transmit(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #open() {
    clearTimeout(this.#retryTimer);
    if (this.#socket || STOPPED.has(this.#state)) return;
    if (this.#state !== "offline") this.#setState("connecting");
    const socket = new WebSocket(this.#socketUrl);
    this.#socket = socket;
    socket.onopen = () => {
      this.#heardAt = Date.now();
      this.#heartbeat = setInterval(() => this.#beat(), PING_MS);
      this.#greet();
    };
    socket.onmessage = ({ data }) => {
      this.#heardAt = Date.now();
      this.#receive(JSON.parse(data));
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#closed(code);
    };
  }

  #greet() {
    this.#transmit({ type: "hello", last_seq: this.#lastSeq || null, locale: this.#locale });
  }

  #closed(code) {
    clearInterval(this.#heartbeat);
    this.#socket = null;
    this.#welcomed = false;
    // the page has just set the cookie: a session that never was means that none was kept
    if (code === EXPIRED) return this.#setState(this.#everWelcomed ? "expired" : "cookieless");
    if (code === REFUSED) return this.#setState("refused");
    this.#attempt += 1;
    // a first hiccup is not worth a word to the customer
    if (this.#attempt > 1 || this.#state === "online") this.#setState("offline");
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.#open(), retryDelay(this.#attempt));
  }

  #beat() {
    if (Date.now() - this.#heardAt > SILENCE_MS) return this.#drop();
    this.#transmit({ type: "ping" });
  }

  /** Give up a connection that may be dead without having said so. */
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    socket.onclose = null;
    socket.close();
    this.#closed(0);
  }

  #hurry() {
    if (!this.#socket) this.#open();
    else if (Date.now() - this.#heardAt > SILENCE_MS) this.#drop();
    else this.#transmit({ type: "ping" });
  }

  #receive(event) {
    if (event.type === "welcome") {
      this.#welcomed = this.#everWelcomed = true;
      this.#attempt = 0;
      this.#setState("online");
    }
    if (event.type === "accepted") this.#unaccepted.delete(event.client_id);
    if (event.type === "message" && event.client_id) this.#unaccepted.delete(event.client_id);
    if (event.type === "error") this.#refused(event);
    this.dispatchEvent(new CustomEvent(event.type, { detail: event }));
    if (event.type === "welcome") {
      for (const frame of this.#unaccepted.values()) this.#transmit(frame);
    }
  }

  #refused(event) {
    const frame = this.#unaccepted.get(event.client_id);
    if (!frame) return;
    if (event.code === "not_saved" || event.code === "rate_limited") {
      // the same message again, later; a new connection sends it too
      const wait = (event.retry_after ?? 3) * 1000;
      setTimeout(() => {
        if (this.#welcomed && this.#unaccepted.has(event.client_id)) this.#transmit(frame);
      }, wait);
      return;
    }
    this.#unaccepted.delete(event.client_id);
  }

  #setState(state) {
    if (this.#state === state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }
}
