export {
  BlobDamaged,
  type Blobs,
  BlobTooLarge,
  openBlobs,
  type ScratchFolder,
  type StagedBlob,
} from './blobs.ts'
