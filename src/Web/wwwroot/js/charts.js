// Draws a table of figures as bars, each of which leads where its row leads. The table stays: it is what a screen reader and a keyboard use.
document.querySelectorAll('[data-bars-of]').forEach(place => {
  const rows = [...document.getElementById(place.dataset.barsOf).tBodies[0].rows];
  const style = getComputedStyle(document.body);
  const text = style.color;
  place.hidden = false;
  const chart = echarts.init(place);
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: { fontFamily: style.fontFamily, color: text },
    grid: { left: 0, right: 48, top: 0, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map(row => row.cells[0].textContent.trim()), axisTick: { show: false }, axisLabel: { color: text, fontSize: 14 } },
    series: [{
      type: 'bar',
      data: rows.map(row => Number(row.cells[1].dataset.value)),
      color: style.getPropertyValue('--tblr-primary').trim(),
      barMaxWidth: 18,
      label: { show: true, position: 'right', color: text, formatter: bar => rows[bar.dataIndex].cells[1].textContent.trim() },
    }],
  });
  chart.on('click', bar => rows[bar.dataIndex].querySelector('a')?.click());
  window.addEventListener('resize', () => chart.resize());
});
