// Adds the chat to any page: <script src="https://…/widget.js" data-lang="zh" defer></script>
//
// A button in the corner opens the chat in a frame of the gateway's own. Everything lives in a shadow
// tree and is styled without inline style, so the page's content security policy needs only the
// gateway's origin in script-src and frame-src.
(() => {
  const WORDS = "__WORDS__";
  const script = document.currentScript;
  if (!script || window.frontDoorWidget) return;

  const origin = new URL(script.src).origin;
  const base = script.src.slice(0, script.src.indexOf("/widget.js"));
  const asked = script.dataset.lang || document.documentElement.lang || "";
  const language = /^zh-(hant|tw|hk|mo)/i.test(asked) ? "zh-Hant" : /^zh/i.test(asked) ? "zh" : /^en/i.test(asked) ? "en" : "";
  const words = WORDS[language] || WORDS[/^zh/i.test(navigator.language) ? "zh" : "en"];

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0 auto; z-index: 2147483000; }
    [hidden] { display: none !important; }
    button {
      position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
      display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 20px; border: 0; border-radius: 26px;
      font: 600 16px/1.2 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
      color: #fff; background: #12395b; box-shadow: 0 6px 24px rgb(10 30 50 / 30%); cursor: pointer;
    }
    button:hover { background: #1b4d79; }
    button:focus-visible { outline: 3px solid #ffb703; outline-offset: 3px; }
    svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    iframe {
      position: fixed; right: 20px; bottom: 84px; width: 400px; max-width: calc(100vw - 40px);
      height: min(660px, calc(100vh - 110px)); border: 1px solid #c3ccd5; border-radius: 14px; background: #fff;
      box-shadow: 0 14px 50px rgb(10 30 50 / 28%);
    }
    @media (max-width: 480px), (max-height: 480px) {
      iframe { inset: 0; width: 100%; height: 100%; max-width: none; border: 0; border-radius: 0; }
      :host([open]) button { display: none; }
    }
    @media (forced-colors: active) { button { border: 1px solid; } }
  `);

  const host = document.createElement("front-door-widget");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const launcher = document.createElement("button");
  launcher.type = "button";
  launcher.id = "launcher";
  launcher.setAttribute("aria-expanded", "false");
  launcher.setAttribute("aria-controls", "chat");
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M4 5h16v11H10l-4 4v-4H4z");
  icon.append(path);
  const label = document.createElement("span");
  label.textContent = words.widget_open;
  launcher.append(icon, label);

  // the frame is made at the first opening: a visitor who never asks for the chat loads nothing
  let frame = null;
  let loaded = false;

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.id = "chat";
      frame.title = words.widget_title;
      frame.src = `${base}/chat?embed=1${language ? `&lang=${language}` : ""}`;
      frame.addEventListener("load", () => {
        loaded = true;
        if (!frame.hidden) focusChat();
      });
      root.prepend(frame);
    }
    frame.hidden = false;
    host.setAttribute("open", "");
    launcher.setAttribute("aria-expanded", "true");
    label.textContent = words.widget_close;
    focusChat();
  }

  function focusChat() {
    frame.focus();
    if (loaded) frame.contentWindow.postMessage({ frontdoor: "focus" }, origin);
  }

  function close() {
    if (!frame || frame.hidden) return;
    frame.hidden = true;
    host.removeAttribute("open");
    launcher.setAttribute("aria-expanded", "false");
    label.textContent = words.widget_open;
    launcher.focus();
  }

  launcher.addEventListener("click", () => (frame && !frame.hidden ? close() : open()));
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("message", (event) => {
    if (event.source === frame?.contentWindow && event.origin === origin && event.data?.frontdoor === "close") close();
  });

  root.append(launcher);
  const attach = () => document.body.append(host);
  if (document.body) attach();
  else addEventListener("DOMContentLoaded", attach, { once: true });
  window.frontDoorWidget = { open, close };
})();
