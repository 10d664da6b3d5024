// 长辈版: the services (B7) in the words people use at the door.
import { useWords } from '#kernel/web/language/language.ts';
import type { Kind } from '../../parts/names.ts';
import { ElderRow } from '../parts/elder-row.tsx';
import { services } from '../parts/services.ts';
import { servicesOf } from './tiles.tsx';

type Plain = (typeof services)[string]['plain'] & { code: string };

export function elderServices(kinds: readonly Kind[]): Plain[] {
  return servicesOf(kinds).flatMap((kind) => {
    const plain = services[kind.serviceKind ?? '']?.plain;
    return plain ? [{ code: kind.code, ...plain }] : [];
  });
}

export function ElderService({ service }: { service: Plain }) {
  const words = useWords();
  return (
    <ElderRow
      to={`/report/${service.code}`}
      title={words(service.title)}
      sub={words(service.sub)}
      act={words(service.act)}
    />
  );
}
