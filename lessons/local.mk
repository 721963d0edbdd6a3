# SPDX-License-Identifier: GPL-3.0-or-later
# lessons/local.mk: the lessons that are installed, a file each.
nobase_dist_pkgdata_DATA += lessons/01-owner.md
nobase_dist_pkgdata_DATA += lessons/02-environ.md
nobase_dist_pkgdata_DATA += lessons/03-cwd.md
nobase_dist_pkgdata_DATA += lessons/04-pipes.md
nobase_dist_pkgdata_DATA += lessons/05-descriptors.md
nobase_dist_pkgdata_DATA += lessons/06-permissions.md
nobase_dist_pkgdata_DATA += lessons/07-directories.md
nobase_dist_pkgdata_DATA += lessons/08-links.md
nobase_dist_pkgdata_DATA += lessons/09-walk.md
nobase_dist_pkgdata_DATA += lessons/10-system.md
nobase_dist_pkgdata_DATA += lessons/11-fork.md
nobase_dist_pkgdata_DATA += lessons/12-wait.md
nobase_dist_pkgdata_DATA += lessons/13-spawn.md
nobase_dist_pkgdata_DATA += lessons/14-job-control.md
nobase_dist_pkgdata_DATA += lessons/16-zombies-and-orphans.md
