// Departments and utilities of the district, under the codes by which a work method names them (`department:<code>`).
export const departments = [
  ['urban_management', '城市管理局'],
  ['civil_affairs', '民政局'],
  ['human_resources', '人力资源和社会保障局'],
  ['justice', '司法所'],
  ['market_regulation', '市场监督管理局'],
  ['fire_rescue', '消防救援大队'],
  ['water_utility', '供水公司'],
  ['power_grid', '供电公司'],
  ['heating_company', '供热公司'],
  ['gas_company', '燃气公司'],
] as const;
