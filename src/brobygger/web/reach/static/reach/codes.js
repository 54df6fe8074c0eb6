// Card codes on a phone: checked as they are typed, sent as soon as they are whole, or read by the camera.
// A code stands in the field and in the request that is under way, and nowhere else: not in the browser's store.
(function () {
  "use strict";
  const form = document.querySelector("[data-codes]");
  if (!form) return;
  const field = form.querySelector("[name=code]");
  const say = form.querySelector("[data-say]");
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", LENGTH = 8, PATIENCE = 10000;
  let busy = false, line = Promise.resolve();

  function cleaned(text) {
    return text.normalize("NFKC").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[\s–—-]/g, "");
  }

  // The same check as on the server: a sum over the field of 32 elements, each place with its own weight.
  function times(power, value) {
    for (let at = 0; at < power; at += 1) {
      value <<= 1;
      if (value & 32) value ^= 37;
    }
    return value;
  }
  function fault(code) {
    let sum = 0;
    for (let at = 0; at < code.length; at += 1) {
      const value = ALPHABET.indexOf(code[at]);
      if (value < 0) return "character";
      sum ^= times(at, value);
    }
    if (code.length !== LENGTH) return "length";
    return sum ? "check" : "";
  }

  function tell(words, kind) {
    say.textContent = words;
    say.className = "cc-say" + (kind ? " cc-say--" + kind : "");
  }

  function show(done) {
    document.querySelector("[data-told]").textContent = done.told;
    document.querySelector("[data-split]").textContent = done.split;
    Object.keys(done.counts).forEach(function (name) {
      form.querySelector('[data-n="' + name + '"]').textContent = done.counts[name];
    });
    tell(done.words, done.again ? "again" : done.saved ? "saved" : "wrong");
    if (done.saved && window.navigator.vibrate) window.navigator.vibrate(done.again ? [40, 60, 40] : 40);
  }

  // One after the other: what is pressed or shown while a request is under way waits for its turn.
  function send(pairs) {
    line = line.then(function () { return post(pairs); });
    return line;
  }

  function post(pairs) {
    busy = true;
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    pairs.forEach(function (pair) { body.set(pair[0], pair[1]); });
    const stop = new AbortController();
    const timer = window.setTimeout(function () { stop.abort(); }, PATIENCE);
    return window.fetch(form.action, {
      method: "POST", body: body, credentials: "same-origin", redirect: "manual",
      headers: { Accept: "application/json" }, signal: stop.signal,
    }).then(function (answer) {
      if (!answer.ok) { tell(form.dataset.stale, "wrong"); return null; }
      return answer.json();
    }, function () {
      tell(form.dataset.offline, "wrong");
      return null;
    }).then(function (done) {
      if (done) show(done);
      return done;
    }).finally(function () { window.clearTimeout(timer); busy = false; });
  }

  function give(code) {
    return send([["do", "give"], ["code", code]]).then(function (done) {
      if (done && done.saved && cleaned(field.value) === code) field.value = "";
      return done;
    });
  }

  // Told while it is typed: a strange character at once, a slip as soon as the code is whole.
  field.addEventListener("input", function () {
    const code = cleaned(field.value);
    const wrong = fault(code);
    if (wrong === "character") tell(form.dataset.character, "wrong");
    else if (code.length < LENGTH) { if (code) tell(form.dataset.ready, ""); }
    else if (wrong) tell(form.dataset[wrong], "wrong");
    else give(code);
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const pressed = event.submitter && event.submitter.value;
    if (pressed && pressed !== "give") { send([["do", pressed]]); return; }
    const code = cleaned(field.value);
    const wrong = fault(code);
    if (wrong) { tell(form.dataset[wrong], "wrong"); field.focus(); } else give(code);
  });

  // The camera, where the browser can read a QR code itself. The same card is given once while it is seen.
  const button = form.querySelector("[data-camera]");
  const video = form.querySelector("[data-video]");
  const LOOK = 200, AGAIN = 2500;
  if (!("BarcodeDetector" in window) || !window.navigator.mediaDevices) return;
  button.hidden = false;
  let stream = null, timer = 0, seen = "", when = 0;

  function stop() {
    window.clearTimeout(timer);
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    seen = "";
    video.srcObject = null;
    video.hidden = true;
    button.setAttribute("aria-pressed", "false");
  }

  function look(detector) {
    const ready = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    (ready ? detector.detect(video) : Promise.resolve([])).then(function (found) {
      found.forEach(function (one) {
        const code = cleaned(one.rawValue);
        const isKnown = code === seen && Date.now() - when < AGAIN;
        if (code === seen) when = Date.now();
        if (isKnown || busy) return;
        seen = code;
        when = Date.now();
        const wrong = fault(code);
        if (wrong) tell(form.dataset[wrong], "wrong"); else give(code);
      });
      if (stream) timer = window.setTimeout(look, LOOK, detector);
    }).catch(blind);
  }

  function blind() {
    stop();
    tell(form.dataset.noCamera, "wrong");
  }

  button.addEventListener("click", function () {
    if (stream) { stop(); return; }
    window.navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(function (opened) {
      stream = opened;
      video.srcObject = opened;
      video.hidden = false;
      button.setAttribute("aria-pressed", "true");
      return video.play();
    }).then(function () {
      look(new window.BarcodeDetector({ formats: ["qr_code"] }));
    }).catch(blind);
  });
  window.addEventListener("pagehide", stop);
})();
