// How a photo or a recording travels to the house. The field device may put its own way here, which keeps the file until there is a network.
import { createContext, useCallback, useContext } from 'react';
import { useAsker } from '../door/asker-context.ts';
import { type KeptFile, uploadFile } from './client.ts';

export type { KeptFile } from './client.ts';
export type Upload = (file: Blob, name: string, signal?: AbortSignal) => Promise<KeptFile>;

export const UploadContext = createContext<Upload | undefined>(undefined);

export function useUpload(): Upload {
  const asker = useAsker();
  const own = useContext(UploadContext);
  const overHttp = useCallback<Upload>((file, name, signal) => uploadFile(file, name, asker, signal), [asker]);
  return own ?? overHttp;
}
