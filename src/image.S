/* The rule image inside library and program: between ng_image_begin and ng_image_end, at the start of a line of memory so that its tables are used in place. */
    .section .rodata
    .hidden ng_image_begin
    .hidden ng_image_end
    .global ng_image_begin
    .global ng_image_end
    .balign 64
ng_image_begin:
    .incbin NG_IMAGE_PATH
ng_image_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
