// Reads QR codes out of pictures, on the phone: the reader is loaded when the first one is to be read, from the house's own files.
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

let loading: Promise<typeof import('zxing-wasm/reader')> | undefined;

async function reader(): Promise<typeof import('zxing-wasm/reader')> {
  loading ??= import('zxing-wasm/reader').then((module) => {
    module.prepareZXingModule({ overrides: { locateFile: () => wasm } });
    return module;
  });
  return loading;
}

/** What the codes in this picture say; none: an empty list. */
export async function readCodes(
  picture: Blob | ImageData,
  formats: ReadInputBarcodeFormat[] = ['QRCode'],
): Promise<string[]> {
  const { readBarcodes } = await reader();
  const found = await readBarcodes(picture, { formats, tryHarder: true, maxNumberOfSymbols: 4 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
