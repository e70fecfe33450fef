// The page: connects the conversation (connection.js), its order (timeline.js), the list of messages
// (log_view.js), the form (composer.js) and the words (words.js).

import { Attachments } from "./attachments.js";
import { Composer } from "./composer.js";
import { ChatConnection } from "./connection.js";
import { LogView } from "./log_view.js";
import { Timeline } from "./timeline.js";
import { config, currentLanguage, speak, words } from "./words.js";

const TYPING_MS = 60_000;

const byId = (id) => document.getElementById(id);
const timeline = new Timeline();
const socketUrl = new URL(config.socket, location.href);
socketUrl.protocol = socketUrl.protocol.replace("http", "ws");
const connection = new ChatConnection({
  socketUrl,
  sessionUrl: config.session,
  locale: currentLanguage(),
});
const log = new LogView({
  host: byId("log"),
  css: config.logCss,
  words,
  onChoice: choose,
  onBlank: redraw,
});
const attachments = new Attachments({
  form: byId("composer"),
  words,
  ...config.files,
  onReady: () => composer.filesAreReady(),
});
const composer = new Composer({
  form: byId("composer"),
  words,
  limit: config.limit,
  attachments,
  onSend: say,
});
let typingTimer = 0;
let passingNotice = false;

function intro() {
  return {
    key: "intro",
    from: "bot",
    state: "sent",
    text: words("intro"),
    buttons: ["complain", "status", "human"].map((key) => ({
      label: words(`start_${key}`),
      text: words(`start_${key}`),
    })),
  };
}

function redraw() {
  if (!log.isDrawn) return;
  log.announcing = false;
  log.render(intro(), timeline.items);
  openChoices();
  setTimeout(() => (log.announcing = true), 500);
}

function openChoices() {
  if (!log.isDrawn) return;
  const keys = timeline.openChoices;
  if (!timeline.items.some((item) => item.from === "customer")) keys.add("intro");
  log.openChoices(keys);
}

function showOwn(item) {
  const hadFocus = log.holdsFocus;
  log.append(item);
  openChoices();
  // the button that had the focus is gone
  if (hadFocus) composer.focusIsFree ? composer.focus() : log.focus();
}

function say(text, files = []) {
  if (!files.length) return showOwn(timeline.say(connection.sendText(text), text));
  showOwn(timeline.say(connection.sendFiles(files, text), text, files.length));
}

function choose(choice, label) {
  if (choice.text) return say(label);
  showOwn(timeline.say(connection.choose(choice.token), label));
}

function setTyping(on) {
  clearTimeout(typingTimer);
  log.setTyping(on);
  byId("typing").textContent = on ? words("typing") : "";
  if (on) typingTimer = setTimeout(() => setTyping(false), TYPING_MS);
}

function notice(text, action) {
  passingNotice = false;
  byId("notice").hidden = !text;
  byId("notice-text").textContent = text;
  const button = byId("notice-action");
  button.hidden = !action;
  if (action) {
    button.textContent = action.label;
    button.onclick = action.run;
  }
}

async function startAgain() {
  const button = byId("notice-action");
  button.disabled = true;
  try {
    const unsent = await connection.startNewSession();
    timeline.clear();
    redraw();
    notice("");
    for (const text of unsent) composer.giveBack(text);
    composer.focus();
  } catch {
    byId("notice-text").textContent = words("session_unavailable");
  } finally {
    button.disabled = false;
  }
}

function showConnection(state) {
  document.body.dataset.connection = state;
  byId("connection-text").textContent = words(`connection_${state}`);
  if (state === "expired") {
    setTyping(false);
    notice(words("session_expired"), { label: words("session_new"), run: startAgain });
    byId("notice-action").focus();
  } else if (state === "refused") {
    notice(words("refused"));
  } else if (state === "cookieless") {
    const openPage = () => window.open("chat", "_blank", "noopener");
    notice(words("cookieless"), config.embedded && { label: words("open_page"), run: openPage });
  } else {
    if (state === "offline") setTyping(false);
    notice(state === "offline" ? words("offline") : "");
  }
}

connection.addEventListener("state", ({ detail }) => showConnection(detail.state));

connection.addEventListener("message", ({ detail }) => {
  const { item, place } = timeline.receive(detail);
  if (place === "end") log.append(item);
  else if (place === "between") redraw();
  else if (item) log.updateState(item);
  if (place !== "known" && item.from !== "customer") setTyping(false);
  openChoices();
  connection.shown(timeline.shownUpTo);
});

connection.addEventListener("accepted", ({ detail }) => {
  const { item, moved } = timeline.confirm(detail);
  if (moved) redraw();
  else if (item) log.updateState(item);
  if (passingNotice) notice("");
  connection.shown(timeline.shownUpTo);
});

connection.addEventListener("error", ({ detail }) => {
  const waits = detail.code === "not_saved" || detail.code === "rate_limited";
  const item = detail.client_id && !waits ? timeline.fail(detail.client_id) : null;
  if (item) {
    log.updateState(item, detail.text);
    openChoices();
  } else if (!["session_expired", "origin_refused", "unavailable"].includes(detail.code)) {
    notice(detail.text);
    passingNotice = true;
  }
});

connection.addEventListener("typing", ({ detail }) => setTyping(detail.on));

connection.addEventListener("idle", () => {
  setTyping(false);
  // old messages are in: from now on what arrives is read out
  log.announcing = true;
});

connection.addEventListener("erased", ({ detail }) => {
  timeline.erase(detail.up_to);
  redraw();
});

connection.addEventListener("welcome", ({ detail }) => {
  if (detail.truncated) byId("truncated").hidden = false;
  log.scrollToEnd();
});

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    markLanguage();
    connection.locale = currentLanguage();
    showConnection(connection.state);
    log.translate();
    composer.translate();
    redraw();
    const url = new URL(location.href);
    url.searchParams.set("lang", currentLanguage());
    history.replaceState(null, "", url);
  });
}

addEventListener("beforeunload", (event) => {
  if (connection.hasUnaccepted) event.preventDefault();
});

function markLanguage() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === currentLanguage()));
  }
}

if (config.embedded) {
  const close = () => parent.postMessage({ frontdoor: "close" }, "*");
  byId("close").addEventListener("click", close);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  });
  addEventListener("message", (event) => {
    if (event.source === parent && event.data?.frontdoor === "focus") composer.focus();
  });
}

markLanguage();
connection.start();
if (composer.focusIsFree && !config.embedded) composer.focus();
