/* What waits, written into one file and brought back from it: the words, the photos, and the keys under which they are sent once. */
const files = (() => {
  const FORMAT = "mentorship entries 1";

  const coded = (blob) => new Promise((well, ill) => {
    const reader = new FileReader();
    reader.onload = () => well(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => ill(reader.error);
    reader.readAsDataURL(blob);
  });

  const decoded = (text, type) => new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type });

  async function written(author, entries) {
    const rows = [];
    for (const { title, key, fields, at, taken, url, photos } of entries) {
      const pictures = [];
      for (const each of photos) pictures.push({ key: each.key, type: each.blob.type, data: await coded(each.blob) });
      rows.push({ title, when: new Date(at).toISOString(), key, taken: !!taken, url: url || "", fields, photos: pictures });
    }
    const whole = { format: FORMAT, address: location.host, author: String(author), entries: rows };
    return new Blob([JSON.stringify(whole, null, 1)], { type: "application/json" });
  }

  const isText = (each) => typeof each === "string";
  const isField = (each) => Array.isArray(each) && each.length === 2 && each.every((part) => isText(part) || Number.isFinite(part));

  /* An entry of a file as it waits on a phone; null for what is none. */
  function entry({ title, when, key, taken, url, fields, photos }) {
    const kind = Array.isArray(fields) && fields.every(isField) && (fields.find(([name]) => name === "kind") || [])[1];
    if (!isText(title) || !isText(key) || !["log", "hold"].includes(kind)) return null;
    const pictures = (photos || []).map((each) => ({ key: String(each.key), blob: decoded(each.data, /^image\/[a-z]+$/.test(each.type) ? each.type : "") }));
    const path = isText(url) && /^\/(?!\/)/.test(url) ? url : "";
    return { title, key, fields, photos: pictures, taken: taken === true, url: path, at: Date.parse(when) || Date.now(), said: [], wrong: {} };
  }

  /* Its entries, for their author at this address alone. Throws "other" for somebody else's file, and anything else for what is no such file. */
  async function read(author, file) {
    const whole = JSON.parse(await file.text());
    if (whole.format !== FORMAT) throw new Error("format");
    if (whole.author !== String(author) || whole.address !== location.host) throw new Error("other");
    return whole.entries.map(entry).filter(Boolean);
  }

  return { written, read };
})();
