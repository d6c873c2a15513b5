/** What a topology is called if nobody says otherwise. */
export const DEFAULT_FILES: readonly string[] = ['topology.yaml', 'msgtopo.yaml'];
