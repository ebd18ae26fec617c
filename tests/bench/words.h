/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of generated records: what offices write, the frequent first. */
#pragma once

/* Verbs and objects of tasks; an earlier one is taken more often. */
static const char *const deeds[] = {
  "Báo cáo kết quả",      "Tham mưu kế hoạch", "Triển khai",         "Phối hợp thực hiện",
  "Tổng hợp báo cáo",     "Xây dựng đề án",    "Chuẩn bị nội dung",  "Đôn đốc thực hiện",
  "Rà soát, đánh giá",    "Góp ý dự thảo",     "Tổ chức tiếp đón",   "Theo dõi tiến độ",
  "Trình phê duyệt",      "Sơ kết, tổng kết",  "Thông báo kết luận", "Vận động tài trợ cho",
  "Khảo sát nhu cầu của", "Công bố",           "Bàn giao hồ sơ",     "Gia hạn",
};

static const char *const matters[] = {
  "chương trình hợp tác",
  "hội nghị xúc tiến đầu tư",
  "bản ghi nhớ",
  "đoàn công tác",
  "thỏa thuận quốc tế",
  "dự án nuôi trồng thủy sản",
  "hoạt động giao lưu nhân dân",
  "đề án đưa lao động đi làm việc ở nước ngoài",
  "tuần lễ văn hóa, du lịch",
  "đào tạo tiếng Khmer",
  "học bổng sinh viên",
  "xuất khẩu tôm",
  "bảo hộ công dân",
  "viện trợ phi chính phủ nước ngoài",
  "công tác biên giới, biển đảo",
  "kết nghĩa hữu nghị",
  "quảng bá địa phương",
  "thông tin đối ngoại",
  "phòng, chống thiên tai",
  "chuyển đổi số",
  "năng lượng tái tạo",
  "trồng rừng ngập mặn",
  "cấp thẻ đi lại doanh nhân",
  "khám chữa bệnh nhân đạo",
  "nghiên cứu giống lúa chịu mặn",
};

static const char *const places[] = {
  "tỉnh Koh Kong",       "tỉnh Trat",         "tỉnh Khăm Muộn",   "tỉnh Jeonbuk",     "tỉnh Nagasaki",
  "tỉnh Preah Sihanouk", "thành phố Gwangju", "tỉnh Chanthaburi", "tỉnh Savannakhet", "bang Tây Úc",
  "tỉnh Kampot",         "vùng Flanders",     "tỉnh Vân Nam",     "thành phố Osaka",  "tỉnh Champasak",
  "bang Kerala",         "tỉnh Friesland",    "tỉnh Takeo",
};

static const char *const offices[] = {
  "Sở Công Thương",
  "Sở Tài chính",
  "Sở Nông nghiệp và Môi trường",
  "Sở Văn hóa, Thể thao và Du lịch",
  "Văn phòng Ủy ban nhân dân tỉnh",
  "Công an tỉnh",
  "Bộ Chỉ huy Quân sự tỉnh",
  "Sở Y tế",
  "Sở Giáo dục và Đào tạo",
  "Sở Khoa học và Công nghệ",
  "Sở Xây dựng",
  "Sở Nội vụ",
  "Sở Tư pháp",
  "Thanh tra tỉnh",
  "Liên hiệp các tổ chức hữu nghị tỉnh",
  "Trung tâm Xúc tiến đầu tư",
  "Ủy ban Mặt trận Tổ quốc tỉnh",
  "Hiệp hội Doanh nghiệp tỉnh",
  "Báo và Phát thanh, Truyền hình",
  "Đại học Bạc Liêu",
  "Ủy ban nhân dân xã Đất Mũi",
  "Ủy ban nhân dân phường An Xuyên",
  "Ủy ban nhân dân xã Tân Thuận",
  "Ủy ban nhân dân phường Bạc Liêu",
};

static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan",  "Võ",
                                        "Đặng",   "Bùi",  "Đỗ", "Hồ",   "Ngô",   "Dương", "Lý" };
static const char *const middles[] = { "Văn", "Thị", "Minh", "Thanh", "Quốc", "Ngọc", "Hữu", "Kim" };
static const char *const givens[] = { "An",   "Bình",  "Cường", "Dũng", "Đức",   "Giang", "Hà",   "Hải",
                                      "Hùng", "Khánh", "Lan",   "Linh", "Mai",   "Nam",   "Nga",  "Phúc",
                                      "Quân", "Sơn",   "Tâm",   "Thảo", "Trang", "Tuấn",  "Việt", "Yến" };

/* Sentences of notes and results are made of these. */
static const char *const common_words[] = {
  "tỉnh",   "hợp",   "tác",  "của",  "và",    "các",   "thực", "hiện", "công", "trong", "nước",  "ngoài",
  "phát",   "triển", "kinh", "tế",   "đối",   "ngoại", "cơ",   "quan", "đề",   "nghị",  "theo",  "quy",
  "định",   "hoạt",  "động", "năm",  "tháng", "được",  "cho",  "với",  "về",   "đơn",   "vị",    "liên",
  "quan",   "tiếp",  "tục",  "tăng", "cường", "quản",  "lý",   "nhà",  "văn",  "bản",   "hướng", "dẫn",
  "chỉ",    "đạo",   "giao", "lưu",  "hữu",   "bạn",   "đoàn", "làm",  "việc", "thời",  "gian",  "tới",
  "kết",    "quả",   "đạt",  "cao",  "còn",   "khó",   "khăn", "kinh", "phí",  "nguồn", "vốn",   "doanh",
  "nghiệp", "thủy",  "sản",  "tôm",  "cua",   "lúa",   "rừng", "biển", "đảo",  "cảng",  "hàng",  "hóa",
  "khách",  "du",    "lịch", "văn",  "hóa",   "giáo",  "dục",  "y",    "khoa", "học",   "nghệ",  "số",
};

/* Names of villages, ships and firms are joined from these: thousands of rare words. */
static const char *const syllables[] = { "phe", "quỳnh",  "lạch", "bưng", "xẻo",   "tràm", "vàm",  "ghe",
                                         "ngã", "khoảnh", "đước", "sậy",  "huyễn", "trẹm", "thới", "nhưng",
                                         "sa",  "rô",     "kra",  "mon",  "pha",   "sok",  "chea", "yun" };
