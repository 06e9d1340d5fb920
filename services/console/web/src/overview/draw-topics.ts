/** The chart itself. Only what it draws with is taken from ECharts; it is loaded when the chart is seen. */
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer])

export interface Drawn {
  readonly days: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly color: string
    readonly counts: readonly number[]
  }[]
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly paper: string
}

export interface Chart {
  draw(given: Drawn): void
  /** Tells the day and the series that were pressed. */
  onPress(listen: (day: number, series: number) => void): void
  close(): void
}

export function openChart(element: HTMLElement): Chart {
  const chart = init(element)
  const resized = new ResizeObserver(() => chart.resize())
  resized.observe(element)
  return {
    draw: (given) => {
      const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
      chart.setOption({ ...optionOf(given), animation: !isCalm }, { notMerge: true })
    },
    onPress: (listen) => {
      chart.on('click', ({ dataIndex, seriesIndex }) => listen(dataIndex, seriesIndex ?? 0))
    },
    close: () => {
      resized.disconnect()
      chart.dispose()
    },
  }
}

function optionOf({ days, series, ink, soft, line, paper }: Drawn) {
  const font = getComputedStyle(document.body).fontFamily
  return {
    textStyle: { fontFamily: font },
    grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
    // Drawn, not HTML: the policy of the page allows no styles inside elements.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: paper,
      borderColor: line,
      textStyle: { color: ink, fontFamily: font, fontSize: 13 },
      order: 'valueDesc',
    },
    xAxis: {
      type: 'category',
      data: [...days],
      // Today is named, whatever the width leaves out.
      axisLabel: {
        color: soft,
        hideOverlap: true,
        showMaxLabel: true,
        formatter: (day: string) => day.slice(5),
      },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: soft },
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map(({ name, color, counts }) => ({
      type: 'bar',
      name,
      stack: 'topics',
      data: [...counts],
      itemStyle: { color },
      barMaxWidth: 28,
      emphasis: { focus: 'series' },
    })),
  }
}
