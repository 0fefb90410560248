import { readFileSync, realpathSync } from 'node:fs'
import { Failure } from '../contract/failure.ts'

/** File systems that lie on another machine, or that hand locks and `fsync` on to one. */
const remoteTypes = new Set([
  '9p',
  'afs',
  'beegfs',
  'ceph',
  'cifs',
  'coda',
  'davfs',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.gvfsd-fuse',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.sshfs',
  'fuse.vmhgfs-fuse',
  'glusterfs',
  'lustre',
  'ncpfs',
  'nfs',
  'nfs4',
  'prl_fs',
  'smb3',
  'smbfs',
  'vboxsf',
])

/**
 * A database on a network folder can be opened by two machines at once and lose what it was told is safe.
 * Refuses such a folder; `folder` must exist.
 */
export const refuseNetworkFolder = (folder: string): void => {
  // The native call resolves links, and on Windows a mapped drive letter to the share behind it.
  const path = realpathSync.native(folder)
  const kind = process.platform === 'linux' ? remoteMount(readFileSync('/proc/mounts', 'utf8'), path) : uncShare(path)
  if (kind !== null) throw new Failure('study.network-folder', { folder, kind })
}

/** The remote file system that `path` lies on, by the text of /proc/mounts, or `null` when it is a local one. */
export const remoteMount = (mounts: string, path: string): string | null => {
  let best = ''
  let type = ''
  for (const line of mounts.split('\n')) {
    const [, point = '', fileSystem = ''] = line.split(' ').map(unescaped)
    // A later line with the same mount point hides the earlier one.
    if (point !== '' && contains(point, path) && point.length >= best.length) [best, type] = [point, fileSystem]
  }
  return remoteTypes.has(type) ? type : null
}

/** `'unc'` when a Windows path names a share (`\\server\share`, `\\?\UNC\server\share`), else `null`. */
export const uncShare = (path: string): string | null => {
  const plain = path.replaceAll('/', '\\')
  if (/^\\\\[?.]\\UNC\\/i.test(plain)) return 'unc'
  return /^\\\\[^?.\\]/.test(plain) ? 'unc' : null
}

const contains = (point: string, path: string): boolean =>
  point === '/' || path === point || path.startsWith(`${point}/`)

/** /proc/mounts writes a blank, a tab, a line end and a backslash as three octal digits. */
const unescaped = (field: string): string =>
  field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
