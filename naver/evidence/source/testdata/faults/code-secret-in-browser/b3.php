<?php $id = getenv('ID'); ?>
<script>
fetch("https://openapi.naver.com/v1/captcha/nkey?code=0", { headers: { "X-Naver-Client-Id": "<?= $id ?>", "X-Naver-Client-Secret": "<?= $secret ?>" } }).then(r => r.json());
</script>