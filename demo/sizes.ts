export const DEMO_SIZES = ['demo', 'school', 'city', 'region'] as const;
export type DemoSize = (typeof DEMO_SIZES)[number];

export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly seed: number;
  readonly people: number;
  readonly organizations: number;
  /** Campaigns of diagnostics, one a year. */
  readonly years: number;
}

const REGION = { municipalities: 30, people: 60_000, organizations: 1500, years: 5 };

/** Invented places of the region: a root for every one of the thirty. */
const REGION_ROOTS =
  'Приозёрный Заозёрный Верхнелесной Нижнелесной Березняковский Ключевской Сосновоборский Ручьевой Полевской Яснополянский ' +
  'Дубравский Каменноостровский Луговской Мостовской Перелесский Красногорский Светлореченский Синегорский Тихореченский Холмский ' +
  'Белокаменский Боровской Вишнёвский Глинский Дальнеозёрский Еловский Зеленодольский Излучинский Кедровский Ольховский';

const DEMO: Municipality = {
  code: 'priozerny',
  name: 'Приозёрный городской округ',
  seed: 20_260,
  people: 600,
  organizations: 12,
  years: 2,
};

function listRegion(): Municipality[] {
  return REGION_ROOTS.split(' ').map((root, index) => ({
    code: `region-${String(index + 1).padStart(2, '0')}`,
    name: `${root} муниципальный округ`,
    seed: 60_000 + index,
    people: REGION.people / REGION.municipalities,
    organizations: REGION.organizations / REGION.municipalities,
    years: REGION.years,
  }));
}

/** The municipalities of a set; each set has codes of its own, so that several may live in one database. */
export function listMunicipalities(size: DemoSize): readonly Municipality[] {
  switch (size) {
    case 'demo':
      return [DEMO];
    case 'school':
      return [
        {
          code: 'gymnasium',
          name: 'Гимназия № 1 Приозёрного городского округа',
          seed: 60,
          people: 60,
          organizations: 1,
          years: 2,
        },
      ];
    case 'city':
      return [
        {
          code: 'city',
          name: 'Городской округ Заречный Яр',
          seed: 10_700,
          people: 10_700,
          organizations: 250,
          years: 2,
        },
      ];
    case 'region':
      return listRegion();
  }
}
