// Parts a whole number into whole shares.

// {id: how many} for a count and [[id, weight]]: each its even part, and what is left over to the largest remainders.
export const parts = (count, weights) => {
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = weights.map(([id, weight]) => ({ id, whole: Math.floor((count * weight) / all), rest: (count * weight) % all }));
  const left = count - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const one of [...shares].sort((a, b) => b.rest - a.rest).slice(0, left)) one.whole += 1;
  return Object.fromEntries(shares.map(({ id, whole }) => [id, whole]));
};
