// Which model's vectors search uses, when the archive itself has chosen.

/** A model that vectors are made with, as the archive remembers it. */
export interface ChosenModel {
  /** Name of a built-in model, path of a folder, or hub id. */
  readonly model: string;
  /** Which weights of it. */
  readonly dtype: string;
  readonly fingerprint: string;
}

/**
 * `incomplete`: a passage or lesson is still without a vector of it. `superseded`: another model is to come by now.
 */
export type SwitchOutcome = 'serving' | 'incomplete' | 'superseded';

export interface IndexModels {
  /** `null`: the archive has chosen none. */
  findServingModel(): Promise<ChosenModel | null>;
  /** The model whose vectors are being made beside those that serve. */
  findComingModel(): Promise<ChosenModel | null>;
  /** Takes the place of one that was to come before; vectors that are there already stay. */
  saveComingModel(model: ChosenModel): Promise<void>;
  /** Makes the coming model the serving one, if every passage and lesson has a vector of it. */
  serveComingModel(fingerprint: string): Promise<SwitchOutcome>;
  /** Removes vectors of all spaces but this, the serving and the coming one; true when there may be more than `limit`. */
  dropOtherVectors(fingerprint: string, limit: number): Promise<boolean>;
}
