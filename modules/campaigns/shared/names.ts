// The names behind a number, page by page: every such question is asked and answered alike, on the screen and in a sheet.
import { z } from 'zod';

export const namesInput = {
  limit: z.int().min(1).max(500).default(100),
  offset: z.int().min(0).max(1_000_000).default(0),
};

export const namesOf = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), total: z.number(), nextOffset: z.number().nullable() });

type Page = { nextOffset: number | null };
export const nextNames = ({ nextOffset }: Page): { offset: number } | undefined =>
  nextOffset === null ? undefined : { offset: nextOffset };
