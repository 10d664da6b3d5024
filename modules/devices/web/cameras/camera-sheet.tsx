// 登记、修改摄像头: its number as the video platform has it, where it hangs, whose it is. What is wrong with the number is said while it is typed.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, UnitField } from '#modules/identity/web/public.ts';
import {
  type CameraState,
  cameraNoFault,
  cameraNoFaultTitles,
  cameraStates,
  cameraStateTitles,
  yardKinds,
} from '../../shared/camera.ts';
import { changeCamera, registerCamera } from '../../shared/camera-commands.ts';
import type { CameraRow } from '../../shared/camera-queries.ts';
import { PlaceField } from '../parts/place-field.tsx';

const messages = {
  zh: {
    register: '登记摄像头',
    change: '修改摄像头',
    press: '登记',
    save: '保存',
    no: '国标编号',
    noHow: '20 位，照视频平台上的设备编号填',
    name: '名称',
    nameHow: '如“南门内”“3号楼西侧”',
    yard: '挂在哪个庭院',
    yardHow: '输入小区或庭院名称',
    owner: '权属单位',
    ownerHow: '谁出钱、谁维护，可以不填',
    state: '现在',
    needed: '要填编号、名称，选庭院',
  },
  en: {
    register: 'Register a camera',
    change: 'Change a camera',
    press: 'Register',
    save: 'Save',
    no: 'GB/T 28181 number',
    noHow: '20 digits, as the video platform has it',
    name: 'Name',
    nameHow: 'Inside the south gate',
    yard: 'Courtyard',
    yardHow: 'Type an estate or courtyard',
    owner: 'Owner',
    ownerHow: 'Who pays and mends; may be left out',
    state: 'Now',
    needed: 'Number, name and courtyard are needed',
  },
};

const owners = [
  'property_company',
  'police_room',
  'community',
  'village',
  'courtyard',
  'department',
  'subdistrict',
  'town',
];

export function CameraSheet({ camera, onClose }: { camera?: CameraRow; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [cameraId] = useState(() => camera?.cameraId ?? newId());
  const [cameraNo, setCameraNo] = useState(camera?.cameraNo ?? '');
  const [name, setName] = useState(camera?.name ?? '');
  const [place, setPlace] = useState<Found | undefined>(camera && { id: camera.placeId, label: camera.placeName });
  const [owner, setOwner] = useState<Found | undefined>(
    camera?.ownerUnitId ? { id: camera.ownerUnitId, label: camera.ownerName ?? '' } : undefined,
  );
  const [state, setState] = useState<CameraState>('live');
  const register = useCommand(registerCamera, { onDone: onClose });
  const change = useCommand(changeCamera, { onDone: onClose });
  const act = camera ? change : register;
  const fault = cameraNoFault(cameraNo.trim());
  const isReady = !fault && name.trim() !== '' && place !== undefined;
  const submit = () => {
    if (!place) return;
    const input = { cameraId, name: name.trim(), placeId: place.id, ownerUnitId: owner?.id ?? null };
    if (camera) void change.run(input);
    else void register.run({ ...input, cameraNo: cameraNo.trim(), state });
  };
  return (
    <AskSheet
      title={camera ? t.change : t.register}
      press={camera ? t.save : t.press}
      busy={act.isSending}
      whyNot={isReady ? undefined : t.needed}
      problem={act.problem}
      again={act.again}
      onSubmit={submit}
      onClose={onClose}
    >
      {camera ? (
        <p>
          {t.no} <span className="num">{camera.cameraNo}</span>
        </p>
      ) : (
        <TextField
          label={t.no}
          hint={t.noHow}
          wrong={cameraNo.trim().length >= 18 && fault ? words(cameraNoFaultTitles[fault]) : undefined}
          value={cameraNo}
          inputMode="numeric"
          maxLength={24}
          onChange={setCameraNo}
          autoFocus
        />
      )}
      <TextField label={t.name} hint={t.nameHow} value={name} maxLength={60} onChange={setName} />
      <PlaceField label={t.yard} hint={t.yardHow} kinds={yardKinds} chosen={place} onChange={setPlace} />
      <UnitField label={t.owner} hint={t.ownerHow} kinds={owners} chosen={owner} onChange={setOwner} />
      {!camera && (
        <Choice
          label={t.state}
          value={state}
          onChange={setState}
          options={cameraStates.map((one) => ({ value: one, label: words(cameraStateTitles[one]) }))}
        />
      )}
    </AskSheet>
  );
}
