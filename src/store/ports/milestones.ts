// What is done once in the life of an archive.

export interface Milestones {
  hasMilestone(name: string): Promise<boolean>;
  saveMilestone(name: string): Promise<void>;
}
