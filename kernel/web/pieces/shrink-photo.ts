// Makes a phone's photo small enough for a weak network before it leaves the phone; drawing it anew also drops where and when it was taken,
// which nobody asked for. What the browser cannot read (HEIC on some) goes as it is, and the server judges it.

const longestSidePx = 1600;
const quality = 0.82;

/** The size after shrinking: the longer side at most `longest`, never enlarged. */
export function fitWithin(
  width: number,
  height: number,
  longest: number = longestSidePx,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export async function shrinkPhoto(file: Blob): Promise<Blob> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return file;
  }
  const { width, height } = fitWithin(image.width, image.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return file;
  // A transparent screenshot would turn black in JPEG.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  image.close();
  return new Promise((resolve) => canvas.toBlob((made) => resolve(made ?? file), 'image/jpeg', quality));
}
