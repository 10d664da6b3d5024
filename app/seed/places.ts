// Communities of the other four streets, so that the district is whole. Names are real public ones where the division list has them.
export const otherStreets: readonly (readonly [
  string,
  readonly { name: string; kind: 'community' | 'village'; grids: number }[],
])[] = [
  [
    '洸河街道',
    [
      { name: '东闸社区', kind: 'community', grids: 5 },
      { name: '西闸社区', kind: 'community', grids: 4 },
    ],
  ],
  [
    '柳行街道',
    [
      { name: '柳行社区', kind: 'community', grids: 4 },
      { name: '诗仙路社区', kind: 'community', grids: 4 },
    ],
  ],
  [
    '王因街道',
    [
      { name: '王因社区', kind: 'community', grids: 3 },
      { name: '杨村', kind: 'village', grids: 2 },
    ],
  ],
  [
    '黄屯街道',
    [
      { name: '黄屯社区', kind: 'community', grids: 3 },
      { name: '台庄村', kind: 'village', grids: 2 },
    ],
  ],
];
