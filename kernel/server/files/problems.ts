// Why a file was not taken or cannot be given, in words for whoever sent it or asked for it.
import { defineProblems } from '#kernel/shared/problem.ts';

export const fileProblem = defineProblems('file', {
  unknown_type: {
    status: 415,
    title: {
      zh: '这种文件不能上传。可以传照片、录音、PDF 和表格',
      en: 'This kind of file is not accepted: photos, voice, PDF and sheets are',
    },
  },
  too_large: { status: 413, title: { zh: '文件太大，最大 {limit} MB', en: 'The file is larger than {limit} MB' } },
  empty: { status: 400, title: { zh: '文件是空的', en: 'The file is empty' } },
  broken_off: {
    status: 400,
    title: { zh: '文件没有传完整，请再传一次', en: 'The file did not arrive whole; send it again' },
    remedy: 'retry',
  },
  id_taken: {
    status: 409,
    title: { zh: '这个文件编号已经被用了', en: 'This file id is taken' },
    wayOut: { zh: '重新选一次这张照片', en: 'Choose the photo again' },
  },
  gone: {
    status: 404,
    title: { zh: '链接已经过期，请刷新页面再看', en: 'The link has expired; reload the page' },
    remedy: 'retry',
  },
  deleted: {
    status: 410,
    title: { zh: '这个文件已按期删除', en: 'This file has been deleted on schedule' },
  },
  not_yours: {
    status: 403,
    title: { zh: '这个文件是别人传的，不能放到这里', en: 'Somebody else uploaded this file; it cannot be put here' },
    wayOut: { zh: '请自己重新上传', en: 'Upload it yourself' },
  },
  lost: {
    status: 404,
    title: { zh: '原文件找不到了', en: 'The bytes of this file are gone' },
    wayOut: { zh: '请告诉系统管理员', en: 'Tell the system administrator' },
  },
  /** RFC 9110, 15.5.17. */
  beyond_end: {
    status: 416,
    title: { zh: '要的部分超出了文件', en: 'The part asked for lies outside the file' },
  },
  store_away: {
    status: 503,
    title: { zh: '存放照片和录音的地方暂时连不上，文字不受影响', en: 'The store of files cannot be reached just now' },
    wayOut: { zh: '稍后再试；文件还在您的手机上', en: 'Try again shortly; the file is still on your device' },
    remedy: 'retry',
  },
  store_refused: {
    status: 503,
    title: {
      zh: '存放照片和录音的地方拒绝了访问（{reason}）',
      en: 'The store of files refused us ({reason})',
    },
    wayOut: {
      zh: '请告诉系统管理员：运行 huying doctor 看原因',
      en: 'Tell the system administrator: huying doctor says why',
    },
    remedy: 'retry',
  },
});
