import type { Layout } from './model';

/** Sections of rows of seats, one unit apart, one section below the other, with a standing zone beside them. */
export function layoutOf(sections: number, rows: number, seats: number): Layout {
  return {
    performanceId: '00000000-0000-4000-8000-000000000001',
    seatingPlanId: '00000000-0000-4000-8000-000000000002',
    seatColumns: ['seatId', 'row', 'number', 'x', 'y', 'seatClass', 'accessible', 'companion'],
    sections: Array.from({ length: sections }, (_, section) => ({
      sectionId: `section-${section}`,
      name: `S${section}`,
      rank: section,
      seats: Array.from({ length: rows * seats }, (_, seat) => {
        const row = Math.floor(seat / seats);
        const number = seat % seats;
        return [`s${section}r${row}n${number}`, String.fromCharCode(65 + row), String(number + 1), number, section * (rows + 2) + row, section % 2 ? 'silver' : 'gold', number === 0, number === 1];
      }),
    })),
    zones: [
      {
        bucketId: 'pit',
        name: { en: 'Pit' },
        seatClass: 'floor',
        shape: { rect: { x: -20, y: 0, width: 10, height: 10 } } as unknown as Record<string, never>,
      },
    ],
  };
}
