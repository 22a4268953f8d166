/* Distances on the globe by latitude, longitude and a table of cosines. */
#include "fact/place/place_geo.h"

/* 1000 * cos of 0 to 90 degrees. */
static const uint16_t COSINES[91] = {1000, 1000, 999, 999, 998, 996, 995, 993, 990, 988, 985, 982, 978, 974, 970, 966, 961, 956, 951,
                                     946,  940,  934, 927, 921, 914, 906, 899, 891, 883, 875, 866, 857, 848, 839, 829, 819, 809, 799,
                                     788,  777,  766, 755, 743, 731, 719, 707, 695, 682, 669, 656, 643, 629, 616, 602, 588, 574, 559,
                                     545,  530,  515, 500, 485, 469, 454, 438, 423, 407, 391, 375, 358, 342, 326, 309, 292, 276, 259,
                                     242,  225,  208, 191, 174, 156, 139, 122, 105, 87,  70,  52,  35,  17,  0};

bool places_are_near(const place_row *a, const place_row *b, int32_t distance) {
  int64_t dy = (int64_t)a->lat - b->lat, dx = (int64_t)a->lon - b->lon;
  if (dy > distance || dy < -distance) return false;
  uint32_t degrees = (uint32_t)(b->lat < 0 ? -b->lat : b->lat) / PLACE_UNITS;
  dx = dx * COSINES[degrees > 90 ? 90 : degrees] / 1000;
  return dx * dx + dy * dy < (int64_t)distance * distance;
}
