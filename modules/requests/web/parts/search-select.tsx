// One of many, or some of many, found by typing: antd's select under our label, hint and look of a field. Answers from a query are given as
// options while `onSearch` asks; a fixed list is searched in both languages here.
import { Select } from 'antd';
import { useId } from 'react';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './search-select.module.css';

export type SelectOption = {
  value: string;
  label: string;
  sub?: string | undefined;
  group?: string | undefined;
  find?: string;
};

type Common = {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the choice. */
  wrong?: string | undefined;
  placeholder?: string;
  options: readonly SelectOption[];
  /** Present: the options come from a query that hears what is typed. */
  onSearch?: ((text: string) => void) | undefined;
  isAsking?: boolean;
  /** What stands where nothing was found. */
  nothing?: string;
  /** The label is said but not shown. */
  isBare?: boolean;
};

type One = Common & {
  many?: false;
  value: string | undefined;
  onChange(value: string | undefined): void;
  mayClear?: boolean;
};
type Many = Common & { many: true; value: readonly string[]; onChange(value: string[]): void };

export function SearchSelect(props: One | Many) {
  const { label, hint, wrong, placeholder, onSearch, isAsking = false, nothing, isBare = false } = props;
  const id = useId();
  const shared = {
    id,
    showSearch: onSearch ? { filterOption: false as const, onSearch } : { filterOption: isFound },
    options: optionsOf(props.options),
    optionRender: renderOption,
    loading: isAsking,
    placeholder,
    notFoundContent: nothing ? <span className="muted">{nothing}</span> : null,
    className: style['select'],
    ...(wrong ? { status: 'error' as const } : {}),
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': hint || wrong ? `${id}-hint` : undefined,
  };
  return (
    <div className={style['field']}>
      <label htmlFor={id} className={isBare ? 'sr-only' : style['label']}>
        {label}
      </label>
      {props.many ? (
        <Select
          mode="multiple"
          {...shared}
          value={[...props.value]}
          onChange={(value: string[]) => props.onChange(value)}
        />
      ) : (
        <Select
          {...shared}
          value={props.value}
          allowClear={props.mayClear ?? false}
          onChange={(value: string | undefined) => props.onChange(value)}
        />
      )}
      {(hint || wrong) && (
        <p id={`${id}-hint`} className={wrong ? style['wrong'] : style['hint']} role={wrong ? 'alert' : undefined}>
          {wrong && <Icon name="warn" size={16} />}
          {wrong ?? hint}
        </p>
      )}
    </div>
  );
}

const renderOption = ({ data }: { data: { label: string; sub?: string | undefined } }) => (
  <span className={style['option']}>
    {data.label}
    {data.sub && <small>{data.sub}</small>}
  </span>
);

type Shown = { value: string; label: string; sub?: string | undefined; find: string };

/** Chinese or English, any part of the name. A group is searched by its options. */
const isFound = (text: string, option?: object): boolean =>
  option !== undefined && 'find' in option && String(option.find).includes(text.trim().toLowerCase());

function optionsOf(options: readonly SelectOption[]): (Shown | { label: string; options: Shown[] })[] {
  const shown = (option: SelectOption): Shown => ({
    value: option.value,
    label: option.label,
    sub: option.sub,
    find: `${option.label} ${option.sub ?? ''} ${option.find ?? ''}`.toLowerCase(),
  });
  const groups = [...new Set(options.flatMap(({ group }) => (group ? [group] : [])))];
  if (groups.length === 0) return options.map(shown);
  return groups.map((label) => ({ label, options: options.filter(({ group }) => group === label).map(shown) }));
}
