// The little work that a pressed node asks for, done beside the page so that the page stays awake. Gives the pass.

/** Finds the number for a challenge; `tell` hears how likely it is to be done by now, from 0 to 1. */
export function solve(challenge, tell = () => {}) {
  const address = "/assets/worker.js";
  const rules = globalThis.trustedTypes?.createPolicy("stormbell", { createScriptURL: () => address });
  const worker = new Worker(rules ? rules.createScriptURL(address) : address);
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error("the work stopped"));
    worker.onmessage = ({ data: { done, found } }) => {
      if (found === undefined) return tell(done);
      worker.terminate();
      resolve(`${challenge}.${found}`);
    };
    worker.postMessage(challenge);
  });
}
