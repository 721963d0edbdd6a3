/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catches what a lesson's tutor has run: it must be seen by the tutor, and by nobody on the
 * terminal. */
#include "edit/capture.h"

#include "base/output.h"
#include "sys/sys.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

bool capture_open(struct shell *sh, struct capture *capture)
{
    *capture = (struct capture){-1, {-1, -1, -1}};
    output_flush();
    why("what the tutor's own commands print is caught, so that the terminal does not show it");
    int file = sys_memfd_create("tutor", MFD_CLOEXEC);
    return file >= 0 &&
           descriptor_keep(sh, file, &capture->file, "output for the lesson's tutor") == 0;
}

void capture_read(struct shell *sh, struct capture *capture, struct text *printed)
{
    char block[4096];
    off_t offset = 0;
    while (printed->size <= CAPTURE_LIMIT) {
        why("what was caught is read back for the tutor");
        ssize_t size = sys_pread(capture->file, block, sizeof block, offset);
        if (size <= 0)
            break;
        text_add(printed, block, (size_t)size);
        offset += size;
    }
    descriptor_drop(sh, &capture->file);
}

void capture_redirect(const struct capture *capture)
{
    for (int fd = 1; fd < 3; fd++) {
        why("output goes to that file for now");
        sys_dup2(capture->file, fd);
    }
    why("the tutor's commands must not read what the learner types");
    int null = sys_open("/dev/null", O_RDONLY, 0);
    if (null > 0) {
        why("standard input is empty for them");
        sys_dup2(null, 0);
        why("/dev/null has the number 0 as well now, so its first number can go");
        sys_close(null);
    }
}

void capture_end(struct shell *sh, struct capture *capture)
{
    output_flush();
    for (int fd = 0; fd < 3; fd++) {
        if (capture->saved[fd] >= 0) {
            why("the copy that was put aside gets its old number: the learner's own file is there "
                "again");
            sys_dup2(capture->saved[fd], fd);
            descriptor_drop(sh, &capture->saved[fd]);
        } else {
            why("the learner had closed this number, so it is closed again");
            sys_close(fd);
        }
    }
}

bool capture_begin(struct shell *sh, struct capture *capture)
{
    if (!capture_open(sh, capture))
        return false;
    for (int fd = 0; fd < 3; fd++)
        if (descriptor_copy(sh, fd, &capture->saved[fd], "a saved copy") != 0 && errno != EBADF) {
            int error = errno;
            for (int saved = 0; saved < fd; saved++)
                descriptor_drop(sh, &capture->saved[saved]);
            descriptor_drop(sh, &capture->file);
            errno = error;
            return false;
        }
    capture_redirect(capture);
    return true;
}
