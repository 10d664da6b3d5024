// Which community a title, a heading or the name of a sheet speaks of: 济宁市高新区接庄街道接庄社区网格划分表 → 接庄社区.
const above = /^.*(?:街道办事处|街道|镇|乡|[市县])/u;
const named =
  /^(?<name>\p{Script=Han}{2,10}?(?:社区|村))(?:居委会|居民委员会|村委会|村民委员会)?(?=$|[^\p{Script=Han}]|.{0,12}(?:表|册|单|台账|一览|统计|情况|网格|服务))/u;

export function communityIn(text: string): string | null {
  const name = named.exec(text.trim().replace(/\s+/g, '').replace(above, ''))?.groups?.['name'] ?? null;
  return name === null || /^(?:全部|所有|各|某|每)/.test(name) || name.endsWith('村社区') ? null : name;
}
