// Which files of the collection are not read yet as their manifest expects? The test holds the list to be exact both
// ways: a file that begins to be read has to leave it.
export const knownFailing: readonly string[] = [];
