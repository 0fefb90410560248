import { describe, expect, test } from 'vitest'
import { remoteMount, uncShare } from '../../main/study/network-folder.ts'

const mounts = `
/dev/sda1 / ext4 rw 0 0
server:/datos /mnt/datos nfs4 rw 0 0
//server/estudios /mnt/mis\\040estudios cifs rw 0 0
/dev/sdb1 /mnt/datos/local ext4 rw 0 0
usuario@host: /home/usuario/remoto fuse.sshfs rw 0 0
server:/old /srv nfs rw 0 0
/dev/sdc1 /srv xfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
`

describe('on Linux the mount a folder lies on decides', () => {
  test.each([
    ['/home/usuario/estudio', null],
    ['/mnt/datos', 'nfs4'],
    ['/mnt/datos/estudio', 'nfs4'],
    ['/mnt/datos2/estudio', null],
    ['/mnt/datos/local/estudio', null],
    ['/mnt/mis estudios/uno', 'cifs'],
    ['/home/usuario/remoto/uno', 'fuse.sshfs'],
    ['/srv/uno', null],
    ['/run/user/1000/gvfs/smb-share:server=x/uno', 'fuse.gvfsd-fuse'],
  ])('%s', (path, kind) => {
    expect(remoteMount(mounts, path)).toBe(kind)
  })
})

describe('on Windows a share is known by its name', () => {
  test.each([
    ['\\\\server\\estudios\\uno', 'unc'],
    ['//server/estudios/uno', 'unc'],
    ['\\\\?\\UNC\\server\\estudios', 'unc'],
    ['\\\\?\\C:\\estudios', null],
    ['\\\\.\\C:\\estudios', null],
    ['C:\\estudios', null],
    ['C:/estudios', null],
  ])('%s', (path, kind) => {
    expect(uncShare(path)).toBe(kind)
  })
})
