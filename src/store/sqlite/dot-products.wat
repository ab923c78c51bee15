;; One query times many stored vectors, eight dimensions an instruction. dot-products.ts holds it compiled.
(module
  (memory (export "memory") 1)
  ;; To $out: one i32 for each of $count vectors of $stride signed bytes from $vector on, its sum of products with the
  ;; 16-bit numbers from $query on. $stride is a multiple of 16.
  (func (export "multiply")
    (param $query i32) (param $vector i32) (param $stride i32) (param $count i32) (param $out i32)
    (local $at i32) (local $end i32) (local $even v128) (local $odd v128)
    (block $done
      (loop $vectors
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $at (local.get $query))
        (local.set $end (i32.add (local.get $vector) (local.get $stride)))
        (local.set $even (v128.const i32x4 0 0 0 0))
        (local.set $odd (v128.const i32x4 0 0 0 0))
        (loop $dimensions
          (local.set $even (i32x4.add (local.get $even) (i32x4.dot_i16x8_s
            (v128.load (local.get $at))
            (v128.load8x8_s (local.get $vector)))))
          (local.set $odd (i32x4.add (local.get $odd) (i32x4.dot_i16x8_s
            (v128.load offset=16 (local.get $at))
            (v128.load8x8_s offset=8 (local.get $vector)))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $vector (i32.add (local.get $vector) (i32.const 16)))
          (br_if $dimensions (i32.lt_u (local.get $vector) (local.get $end))))
        (local.set $even (i32x4.add (local.get $even) (local.get $odd)))
        (i32.store (local.get $out)
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $even)) (i32x4.extract_lane 1 (local.get $even)))
            (i32.add (i32x4.extract_lane 2 (local.get $even)) (i32x4.extract_lane 3 (local.get $even)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $vectors)))))
