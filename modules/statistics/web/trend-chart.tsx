// The chart itself, in a file of its own: ECharts is heavy and comes only where a chart is shown.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useGo } from '#kernel/web/route.ts';
import type { boardTrend } from '../shared/queries.ts';
import style from './board.module.css';
import { doorOf, rowsAt } from './figures.tsx';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const series = ['services', 'problems', 'unclassified', 'closed'] as const;
type Series = (typeof series)[number];
type Days = QueryAnswer<typeof boardTrend>['days'];

export default function TrendChart({ days, names }: { days: Days; names: Record<Series, string> }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ECharts>(undefined);
  const go = useGo();
  const latest = useRef({ days, go });
  useEffect(() => {
    latest.current = { days, go };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element);
    drawn.current = chart;
    chart.on('click', ({ dataIndex, seriesIndex }) => {
      const figure = latest.current.days[dataIndex]?.[series[seriesIndex ?? 0] ?? 'problems'];
      if (figure) latest.current.go(rowsAt, doorOf(figure.filter));
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
      drawn.current = undefined;
    };
  }, []);
  useEffect(() => {
    const element = place.current;
    if (element) drawn.current?.setOption(optionsOf(days, names, tokensOf(element)), { notMerge: true });
  }, [days, names]);
  return <div ref={place} className={style['chart']} />;
}

type Tokens = (name: string) => string;
/** Colours come from the one place where colours are written. */
const tokensOf = (element: HTMLElement): Tokens => {
  const styles = getComputedStyle(element);
  return (name) => styles.getPropertyValue(name).trim();
};

function optionsOf(days: Days, names: Record<Series, string>, token: Tokens): EChartsCoreOption {
  const text = { color: token('--ink2'), fontFamily: token('--font') };
  const colours: Record<Series, string> = {
    services: token('--teal'),
    problems: token('--amber-mark'),
    unclassified: token('--rule'),
    closed: token('--ink'),
  };
  return {
    aria: { enabled: true },
    animation: false,
    textStyle: text,
    grid: { left: 40, right: 16, top: 36, bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: days.map(({ on }) => `${Number(on.slice(5, 7))}-${Number(on.slice(8))}`) },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: token('--line') } } },
    series: series.map((name) => ({
      name: names[name],
      type: name === 'closed' ? 'line' : 'bar',
      ...(name === 'closed' ? { symbol: 'circle', symbolSize: 6 } : { stack: 'received', barMaxWidth: 28 }),
      itemStyle: { color: colours[name] },
      lineStyle: { color: colours[name], width: 2 },
      data: days.map((day) => day[name].value),
    })),
  };
}
