// Files on their way: each is uploaded as soon as it is chosen, with its progress, and named by the
// message that is sent next (docs/webchat-protocol.md, Files).

const ATTEMPTS = 5;
const RETRY_MS = 3_000;

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * The files beside the field.
 *
 * Args: `form`, the element with the button, the input and the list; `words`, a function from a key
 * (and values) to a text; `url`, where files are uploaded; `bytes`, the largest file; `most`, files of
 * one message; `onReady`, called when nothing is on its way any more.
 */
export class Attachments {
  #list;
  #input;
  #button;
  #status;
  #words;
  #url;
  #bytes;
  #most;
  #onReady;
  #files = [];

  constructor({ form, words, url, bytes, most, onReady }) {
    this.#list = form.querySelector("#files");
    this.#input = form.querySelector("#file");
    this.#button = form.querySelector("#attach");
    this.#status = form.querySelector("#files-status");
    this.#words = words;
    this.#url = url;
    this.#bytes = bytes;
    this.#most = most;
    this.#onReady = onReady;
    this.#button.addEventListener("click", () => this.#input.click());
    this.#input.addEventListener("change", () => {
      this.add([...this.#input.files]);
      // the same file may be chosen again after it was removed
      this.#input.value = "";
    });
    form.addEventListener("paste", (event) => this.#take(event, event.clipboardData));
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => this.#take(event, event.dataTransfer));
  }

  get count() {
    return this.#files.length;
  }

  /** Whether all that was chosen is uploaded. */
  get isReady() {
    return this.#files.every((file) => file.id);
  }

  /** Take files in and begin to upload them. */
  add(files) {
    for (const file of files.slice(0, this.#most - this.#files.length)) {
      const entry = { file, id: null, attempts: 0, request: null, ...this.#draw(file) };
      this.#files.push(entry);
      this.#upload(entry);
    }
    this.#changed();
  }

  /** The ids of the uploaded files; the list is empty afterwards. */
  takeAll() {
    const ids = this.#files.map((entry) => entry.id);
    for (const { row } of this.#files) row.remove();
    this.#files = [];
    this.#changed();
    return ids;
  }

  translate() {
    for (const { remove, file } of this.#files) {
      remove.setAttribute("aria-label", this.#words("file_remove", { name: file.name }));
    }
  }

  #take(event, data) {
    const files = [...(data?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.add(files);
  }

  #draw(file) {
    const row = element("li", "file");
    const progress = element("progress", "progress");
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    const remove = element("button", "remove", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", this.#words("file_remove", { name: file.name }));
    remove.addEventListener("click", () => this.#remove(row));
    row.append(element("span", "name", file.name), progress, remove);
    this.#list.append(row);
    return { row, progress, remove };
  }

  #remove(row) {
    const entry = this.#files.find((other) => other.row === row);
    entry.request?.abort();
    this.#files = this.#files.filter((other) => other !== entry);
    row.remove();
    this.#changed();
    this.#button.focus();
    if (this.isReady) this.#onReady();
  }

  #upload(entry) {
    const request = new XMLHttpRequest();
    entry.request = request;
    entry.attempts += 1;
    request.open("POST", this.#url);
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(entry.file.name).slice(0, 1000));
    request.setRequestHeader("x-file-size", String(entry.file.size));
    request.upload.onprogress = ({ loaded, total }) => {
      entry.progress.value = total ? loaded / total : 1;
    };
    request.onload = () => this.#uploaded(entry, request.response);
    request.onerror = () => this.#again(entry);
    // of a file that is too large only its size is told, and the conversation says so
    request.send(entry.file.size > this.#bytes ? "" : entry.file);
  }

  #uploaded(entry, answer) {
    if (!answer?.file) {
      this.#again(entry, answer);
      return;
    }
    entry.id = answer.file;
    entry.progress.value = 1;
    entry.row.dataset.state = answer.refused ? "refused" : "ready";
    if (this.isReady) this.#onReady();
    this.#changed();
  }

  #again(entry, answer) {
    if (!this.#files.includes(entry)) return;
    if (entry.attempts < ATTEMPTS) {
      setTimeout(() => this.#files.includes(entry) && this.#upload(entry), (answer?.retry_after ?? RETRY_MS / 1000) * 1000);
      return;
    }
    entry.row.dataset.state = "failed";
    this.#status.textContent = answer?.text ?? this.#words("file_failed", { name: entry.file.name });
  }

  #changed() {
    this.#list.hidden = !this.#files.length;
    const uploading = this.#files.filter((file) => !file.id).length;
    this.#status.textContent = uploading ? this.#words("files_uploading", { count: uploading }) : "";
  }
}
