// 导入边界: polygons from a GeoJSON file, matched to units by name, code or id. What fits is taken and drawn; what does not is named, so that the
// file can be mended and brought again.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { GridMap } from '#kernel/web/pieces/grid-map.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { importGeometry } from '../../shared/commands.ts';
import { type FeatureCollection, nameOfFeature } from '../../shared/geometry.ts';
import { geometryReasons } from '../../shared/problems.ts';
import { asShape } from '../shape.ts';
import style from '../territory.module.css';
import { readOutlines } from './read-outlines.ts';
import { type OutlineReport, reportSchema } from './report.ts';

const messages = {
  zh: {
    title: '导入边界（GeoJSON）',
    how: '选一个 GeoJSON 文件：每块边界的“名称”与网格、社区名称一致，或带编码。坐标用 WGS 84 经纬度，经度在前。',
    file: '选择文件',
    notJson: '这不是 GeoJSON 文件，没有改动任何边界。',
    notPolygons: (what: string) =>
      `文件里要有一组面（FeatureCollection，Polygon 或 MultiPolygon）。第一处不对：${what}`,
    found: (n: number) => `文件里有 ${n} 块边界`,
    press: '导入',
    done: (n: number) => `已导入 ${n} 块`,
    left: (n: number) => `${n} 块没有导入`,
    whys: { unknown: '没有叫这个名称的单元', ambiguous: '有几个单元同名，请写编码', repeated: '文件里重复' },
    close: '关闭',
    map: '文件里的边界',
  },
  en: {
    title: 'Import outlines (GeoJSON)',
    how: 'Choose a GeoJSON file whose features carry the name or code of a unit. WGS 84, longitude first.',
    file: 'Choose a file',
    notJson: 'Not a GeoJSON file. Nothing was changed.',
    notPolygons: (what: string) => `A FeatureCollection of polygons is needed. First fault: ${what}`,
    found: (n: number) => `${n} outlines in the file`,
    press: 'Import',
    done: (n: number) => `${n} imported`,
    left: (n: number) => `${n} not imported`,
    whys: {
      unknown: 'no unit is called so',
      ambiguous: 'several units are called so: give the code',
      repeated: 'twice in the file',
    },
    close: 'Close',
    map: 'Outlines in the file',
  },
};

export function ImportOutlines({ unitId, onClose }: { unitId: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [geojson, setGeojson] = useState<FeatureCollection>();
  const [fault, setFault] = useState<string>();
  const [report, setReport] = useState<OutlineReport>();
  const bring = useCommand(importGeometry, {
    invalidates: ['unit.'],
    onDone: (done) => {
      const read = reportSchema.safeParse(done.result);
      if (read.success) setReport(read.data);
    },
  });
  const choose = async (file: File | undefined) => {
    if (!file) return;
    bring.clear();
    setReport(undefined);
    const read = readOutlines(await file.text());
    setGeojson(read.geojson);
    setFault(read.fault === undefined ? undefined : read.fault === '' ? t.notJson : t.notPolygons(read.fault));
  };
  const areas = (geojson?.features ?? []).flatMap(({ geometry, properties }, i) => {
    const shape = asShape(geometry);
    return shape ? [{ id: String(i), name: nameOfFeature(properties) ?? '', shape }] : [];
  });
  const left = report ? report.unmatched.length + report.faulty.length : 0;
  return (
    <Sheet open onClose={onClose} title={t.title} place="side">
      <div className={style['form']}>
        <p className="muted">{t.how}</p>
        <label className={style['file']}>
          <span>{t.file}</span>
          <input
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </label>
        {fault && (
          <Note icon="warn">
            <p role="alert">{fault}</p>
          </Note>
        )}
        {geojson && (
          <>
            <p>{t.found(geojson.features.length)}</p>
            <figure aria-label={t.map}>
              <GridMap areas={areas} width={420} height={260} />
            </figure>
          </>
        )}
        <ProblemNote problem={bring.problem} again={bring.again} />
        {report && (
          <div role="status" className={style['form']}>
            <p>
              <Tag tone="green">{t.done(report.count)}</Tag>
            </p>
            {left > 0 && (
              <>
                <p>
                  <Tag tone="amber">{t.left(left)}</Tag>
                </p>
                <ul className={style['people']}>
                  {report.unmatched.map((one) => (
                    <li key={`${one.name} ${one.why}`}>
                      <strong>{one.name}</strong> <span className="muted">{t.whys[one.why]}</span>
                    </li>
                  ))}
                  {report.faulty.map((one) => (
                    <li key={`${one.name} ${one.fault}`}>
                      <strong>{one.name}</strong> <span className="muted">{words(geometryReasons[one.fault])}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <div className={style['row']}>
          {geojson && !report && (
            <Button
              kind="primary"
              busy={bring.isSending}
              onPress={() => void bring.run({ underUnitId: unitId, geojson, onlyMatched: true })}
            >
              {t.press}
            </Button>
          )}
          <Button kind={report ? 'primary' : 'quiet'} onPress={onClose}>
            {t.close}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
