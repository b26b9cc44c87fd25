// What a file of the guide holds. Fails where the file cannot be had.
export const fetchJson = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
};

// Loads something once for all who ask; after a failure, anew.
export const once = (load) => {
  let loading = null;
  return (...given) => {
    if (!loading) {
      loading = load(...given);
      loading.catch(() => { loading = null; });
    }
    return loading;
  };
};
