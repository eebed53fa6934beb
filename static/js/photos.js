/* A photo from a phone is made smaller before it is sent: 1,600 pixels on its longer side are enough for a screen and for paper. */
const photos = (() => {
  const LONGEST = 1600, LIGHT = 300 * 1000;

  async function smaller(file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= LIGHT) return file;
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
    if (!picture) return file;
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((well) => canvas.toBlob(well, "image/jpeg", 0.8));
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  }

  const all = (files) => Promise.all([...files].map(smaller));

  /* Where a form takes photos, they are exchanged as soon as they are chosen. */
  async function exchange(input) {
    const button = input.form && input.form.querySelector("button:not([type=button])");
    if (button) button.disabled = true;
    try {
      const chosen = new DataTransfer();
      for (const file of await all(input.files)) chosen.items.add(file);
      input.files = chosen.files;
    } finally {
      if (button) button.disabled = false;
    }
  }

  addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.form && event.target.form.method === "post") exchange(event.target);
  });
  return { all };
})();
