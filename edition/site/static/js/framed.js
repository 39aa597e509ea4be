// The search's worker on pages opened from disk. Such a page may start no worker, so that the script runs in a hidden
// frame instead, which has no script of its own: the pages' Content-Security-Policy forbids one.

/** @param {Document} document @param {string} url @returns {Promise<void>} */
const loadInto = (document, url) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} cannot be loaded`));
    script.src = url;
    document.body.append(script);
  });

export class FrameWorker {
  /** @type {((event: MessageEvent) => void) | null} */
  onmessage = null;
  /** @type {(() => void) | null} */
  onerror = null;
  /** @type {Promise<any> | undefined} */
  ready;

  /** @param {string | URL} url */
  constructor(url) {
    this.url = new URL(url, location.href).href;
  }

  /** The frame, made when it is first needed: pages are shown sooner without. @returns {Promise<any>} */
  start() {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inside = /** @type {any} */ (frame.contentWindow);
    inside.document.open();
    inside.document.write("<!doctype html><title>Worker</title><body></body>");
    inside.document.close();
    inside.postMessage = (/** @type {unknown} */ message) => this.receive(structuredClone(message));
    inside.importScripts = (/** @type {string[]} */ ...urls) =>
      urls.reduce((before, next) => before.then(() => loadInto(inside.document, next)), Promise.resolve());
    return loadInto(inside.document, this.url).then(() => inside);
  }

  /** @param {unknown} message */
  receive(message) {
    this.onmessage?.(new MessageEvent("message", { data: message }));
  }

  /** @param {unknown} message */
  postMessage(message) {
    const data = structuredClone(message);
    this.ready ??= this.start();
    this.ready.then(
      (inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })),
      () => this.onerror?.(),
    );
  }
}
