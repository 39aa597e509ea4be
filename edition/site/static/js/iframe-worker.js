// Search on file://. A page opened from disk may start no worker, so the worker's script runs in a hidden
// frame instead. The interface is that of the npm package iframe-worker, which Material expects; but that one
// writes an inline script into its frame, which the pages' Content-Security-Policy forbids.

/** @param {Document} document @param {string} url @returns {Promise<void>} */
const load = (document, url) =>
    new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(`${url} cannot be loaded`));
        script.src = url;
        document.body.append(script);
    });

export class FrameWorker extends EventTarget {
    /** @type {((event: MessageEvent) => void) | null} */
    onmessage = null;
    /** @type {Promise<any> | undefined} */
    ready;

    /** @param {string | URL} url */
    constructor(url) {
        super();
        this.url = new URL(url, location.href).href;
    }

    /** The frame, made when it is first needed: pages are shown sooner without. @returns {Promise<any>} */
    start() {
        this.frame = document.createElement("iframe");
        this.frame.hidden = true;
        document.body.append(this.frame);
        const inside = /** @type {any} */ (this.frame.contentWindow);
        inside.document.open();
        inside.document.write("<!doctype html><title>Worker</title><body></body>");
        inside.document.close();
        inside.postMessage = (/** @type {unknown} */ message) => this.receive(structuredClone(message));
        inside.importScripts = (/** @type {string[]} */ ...urls) =>
            urls.reduce((before, next) => before.then(() => load(inside.document, next)), Promise.resolve());
        return load(inside.document, this.url).then(() => inside);
    }

    /** @param {unknown} message */
    receive(message) {
        const event = new MessageEvent("message", { data: message });
        this.dispatchEvent(event);
        this.onmessage?.(event);
    }

    /** @param {unknown} message */
    postMessage(message) {
        const data = structuredClone(message);
        this.ready ??= this.start();
        this.ready.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }

    terminate() {
        this.frame?.remove();
    }
}

if (location.protocol === "file:") Object.assign(window, { IFrameWorker: FrameWorker, Worker: FrameWorker });
